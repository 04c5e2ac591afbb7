/**
 * The address of a web page (`http` or `https`), normalised and percent-encoded so that it has no spaces, quotes or control
 * characters; `undefined` for any other text, and for an address that holds a user name, which makes it look like another host.
 */
export function webAddress(text: string): string | undefined {
  const url = URL.parse(text.trim());
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url === null || !isWeb || url.username !== '' || url.password !== '') return undefined;
  return url.href.replaceAll(
    /[^\w%+,./:;=?@~#&!*$()[\]-]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
