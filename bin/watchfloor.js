#!/usr/bin/env node
// Written so that any Node can read it: nothing is imported before the version has been looked at, since
// better-sqlite3 ends the whole process on a Node that is too old.
var NEEDED = [22, 12];
var found = process.versions.node.split('.').map(Number);

if (found[0] < NEEDED[0] || (found[0] === NEEDED[0] && found[1] < NEEDED[1])) {
  process.stderr.write(
    'watchfloor needs Node.js ' +
      NEEDED.join('.') +
      ' or newer, and this is ' +
      process.versions.node +
      '. In its own folder, npm start runs it on the right one.\n',
  );
  process.exit(1);
} else {
  // React's development build draws a frame at half the speed.
  if (!process.env.NODE_ENV) process.env.NODE_ENV = 'production';
  import('../dist/watchfloor.js').catch((error) => {
    var unbuilt =
      error && error.code === 'ERR_MODULE_NOT_FOUND' && !error.message.includes('package');
    process.stderr.write(
      unbuilt
        ? 'watchfloor has not been built yet: run npm run build in its folder.\n'
        : 'watchfloor could not start: ' + String((error && error.stack) || error) + '\n',
    );
    process.exit(1);
  });
}
