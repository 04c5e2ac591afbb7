import { clean } from '../../text/clean.ts';

/** The longest clipboard sequence that terminals accept, in bytes of base64. */
const OSC_52_LIMIT = 74_994;

/**
 * Copies text, without its control characters, to the system's clipboard if there is one, else through the terminal
 * (OSC 52), which does not confirm it. Returns what was done, in words.
 */
export async function copyText(text: string): Promise<string> {
  const harmless = clean(text);
  try {
    const { default: clipboard } = await import('clipboardy');
    await clipboard.write(harmless);
    return 'copied';
  } catch {
    return sendToTerminal(harmless);
  }
}

function sendToTerminal(text: string): string {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (encoded.length > OSC_52_LIMIT) return 'too long to copy through the terminal';
  process.stdout.write(`\u001B]52;c;${encoded}\u0007`);
  return 'sent to the terminal to copy';
}
