import { parentPort, workerData } from 'node:worker_threads';
import { StoreError } from '../../port/store.ts';
import { toStoreError } from '../connection/failure.ts';
import type { CallName, Calls, Handlers, Reply, Request, Setup } from './protocol.ts';

const port = parentPort;
if (port === null) throw new Error('This file is run by the store as a thread of its own.');

const setup: Setup = workerData;
const reply = (message: Reply) => port.postMessage(message);

// One call after the other, so that a transaction is never interleaved with another call on the same connection.
let line: Promise<void> = Promise.resolve();
const inLine = (work: () => Promise<void>) => {
  line = line.then(work);
  return line;
};

const handlers = await handlersOf(setup);

port.on('message', (request: Request) => {
  inLine(() => answer(request));
});

/** The calls of a role; loads nothing of the other role. */
async function handlersOf(setup: Setup): Promise<Handlers> {
  if (setup.role === 'reader') return (await import('./reader.ts')).createReader(setup);
  const { createWriter } = await import('./writer.ts');
  return createWriter(setup, {
    publish: (news) => reply({ kind: 'news', news }),
    inLine,
    onProgress: (progress) => reply({ kind: 'migrating', progress }),
  });
}

async function answer({ ticket, call, params }: Request): Promise<void> {
  try {
    reply({ kind: 'answer', ticket, answer: await perform(call, params) });
  } catch (error) {
    const { code, message, theirs } = toStoreError(error);
    reply({ kind: 'failure', ticket, failure: { code, message, theirs } });
  }
  if (call === 'close') port?.close();
}

function perform<N extends CallName>(
  call: N,
  params: Calls[N]['params'],
): Promise<Calls[N]['answer']> {
  const handler = handlers[call];
  if (handler === undefined) throw new StoreError('internal', `This thread does not do "${call}".`);
  return handler(params);
}
