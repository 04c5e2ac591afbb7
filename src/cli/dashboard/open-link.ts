import { spawn } from 'node:child_process';
import { webAddress } from '../../domain/evidence/web-address.ts';

/** The program of each platform that opens an address in the person's browser, and what stands before the address. */
const OPENERS: Partial<Record<NodeJS.Platform, readonly [program: string, ...before: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const OTHERWISE = ['xdg-open'] as const;

/**
 * Opens a web page in the person's browser. The address comes from outside: only `http` and `https` are opened, and it is one
 * argument of the platform's own program, started without a shell. Throws, in words, if that is not so or the program fails.
 */
export function openLink(link: string, platform = process.platform): Promise<void> {
  const address = webAddress(link);
  if (address === undefined) return Promise.reject(new Error(`${link} is no web address`));
  const [program, ...before] = OPENERS[platform] ?? OTHERWISE;
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const child = spawn(program, [...before, address], {
    shell: false,
    stdio: 'ignore',
    detached: true,
  });
  child.on('error', () =>
    reject(new Error(`${program}, which opens links, could not be started. The link: ${address}`)),
  );
  child.on('exit', (status) => {
    if (status === 0) return resolve();
    reject(new Error(`${program} could not open the link (status ${status}): ${address}`));
  });
  // The browser may go on after this program has ended.
  child.unref();
  return promise;
}
