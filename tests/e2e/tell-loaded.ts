import { appendFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

// Loaded before the program (node --import): notes every module that the process loads, one URL a line.
const file = process.env.TELL_LOADED;
if (file !== undefined) {
  registerHooks({
    load: (url, context, next) => {
      appendFileSync(file, `${url}\n`);
      return next(url, context);
    },
  });
}
