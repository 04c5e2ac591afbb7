/** The keyboard before there is a screen: keys are buffered and not echoed. */
export type EarlyKeys = {
  /** Hands the keyboard over to the screen, with the buffered keys still to be read. */
  readonly handOver: () => void;
};

const CTRL_C = 3;

/**
 * Takes the keyboard before anything slow is done, so that the terminal neither echoes keys into the first frame nor
 * edits them as a line. Ctrl-C still ends the program. Does nothing without a terminal.
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
  // A failed start must end without waiting for a key.
  stdin.unref();
  return {
    handOver: () => {
      stdin.off('readable', take);
      if (pressed.length > 0) stdin.unshift(Buffer.concat(pressed));
    },
  };
}
