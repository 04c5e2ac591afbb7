import { clean } from '../../text/clean.ts';

/** The most that terminals take in one clipboard sequence, in bytes of base64. */
const OSC_52_LIMIT = 74_994;

/**
 * Puts text on the clipboard, without its control characters: through the system's own clipboard where there
 * is one, else by asking the terminal (OSC 52), which does not say whether it did. Answers what was done.
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
