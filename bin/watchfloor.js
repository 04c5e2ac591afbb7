#!/usr/bin/env node
// Written so that even an old Node can read it: nothing else is imported before the version has been looked at,
// since better-sqlite3 ends the whole process on a Node that is too old.
import { isFit, NEEDED } from './fit-node.js';

if (!isFit(process.versions.node)) {
  process.stderr.write(
    `watchfloor needs ${NEEDED}, and this is ${process.versions.node}. In its own folder, npm start runs it on the right one.\n`,
  );
  process.exit(1);
} else {
  // React's development build draws a frame at half the speed.
  if (!process.env.NODE_ENV) process.env.NODE_ENV = 'production';
  import('../dist/watchfloor.js').catch((error) => {
    const isUnbuilt =
      error.code === 'ERR_MODULE_NOT_FOUND' && /dist.watchfloor\.js' imported/.test(error.message);
    process.stderr.write(
      isUnbuilt
        ? 'watchfloor has not been built yet: run npm run build in its folder.\n'
        : `watchfloor could not start: ${error.stack}\n`,
    );
    process.exit(1);
  });
}
