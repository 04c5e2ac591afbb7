import { appendFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Loaded before the program (node --import): notes what it writes to its terminal, and a NUL once all of that is written.
const file = process.env.TELL_WRITTEN;
if (file !== undefined && isMainThread) {
  process.stdout.write = new Proxy(process.stdout.write, {
    apply: (write, stdout, args) => {
      appendFileSync(file, String(args[0]));
      const answer: boolean = Reflect.apply(write, stdout, args);
      appendFileSync(file, '\0');
      return answer;
    },
  });
}
