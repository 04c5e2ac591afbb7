/** The keyboard as the program has it before there is a screen: what is pressed waits, and is not echoed. */
export type EarlyKeys = {
  /** Leaves the keyboard to the screen, with what was pressed so far still to be read. */
  readonly handOver: () => void;
};

const CTRL_C = 3;

/**
 * Takes the keyboard before anything slow is done, so that a terminal does not echo keys to where the first frame is
 * drawn, nor edit them as a line of its own. Ctrl-C goes on ending the program. Nothing is done where no terminal is.
 */
export function takeKeyboard(): EarlyKeys {
  const { stdin } = process;
  if (!stdin.isTTY) return { handOver: () => {} };
  const pressed: Buffer[] = [];
  const take = () => {
    for (let bytes: unknown = stdin.read(); bytes instanceof Buffer; bytes = stdin.read()) {
      if (bytes.includes(CTRL_C)) {
        stdin.setRawMode(false);
        process.kill(process.pid, 'SIGINT');
      }
      pressed.push(bytes);
    }
  };
  stdin.setRawMode(true);
  stdin.on('readable', take);
  // A start that fails is to end, whether or not a key is pressed.
  stdin.unref();
  return {
    handOver: () => {
      stdin.off('readable', take);
      if (pressed.length > 0) stdin.unshift(Buffer.concat(pressed));
    },
  };
}
