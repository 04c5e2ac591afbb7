import normalizeUrl from 'normalize-url';

/** Parameters that say how a reader came to an article, not which one it is. */
const TRACKING: readonly (RegExp | string)[] = [
  /^utm_/i,
  /^(?:fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igsh|igshid|mibextid)$/i,
  /^(?:mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|ref_src|ref_url|cmpid|ocid|smid|smtyp|spm|xtor)$/i,
  /^(?:at_(?:campaign|medium|custom\d?|link_\w+|ptr_name|format|bbc_team)|ns_\w+|__twitter_impression)$/i,
  /^(?:amp|outputType)$/,
];

/** Pages that wrap another one, whose link is part of theirs. */
const WRAPPERS: readonly RegExp[] = [
  // A copy in an archive: https://web.archive.org/web/20240201120000/https://wire.example/a
  /^(?:https?:\/\/)?(?:web\.|wayback\.)?archive\.org\/web\/(?:\d{4,14}(?:\*|[a-z]{2}_)?\/)?(?=\S)(.+)$/i,
  /^(?:https?:\/\/)?archive\.(?:today|ph|is|li|fo|md|vn)\/(?:newest|oldest|\d{4,14}|o\/\w+)\/(.+)$/i,
  // The mobile version of a page: https://www.google.com/amp/s/wire.example/a
  /^(?:https?:\/\/)?(?:www\.)?google\.[a-z.]+\/amp\/(?:s\/)?(.+)$/i,
  /^(?:https?:\/\/)?[\w-]+\.cdn\.ampproject\.org\/[a-z]\/(?:s\/)?(.+)$/i,
];

/** A mobile host of the same site; the rest must be a host name. */
const FOR_TELEPHONES = /^(?:m|mobile|amp)\.(?=[^./]+\.[^./])/i;

/** A fragment that is a route within the site, not a position in the page. */
const ROUTE = /#!?\//;

/**
 * A key that two links share exactly if they lead to the same article: ignoring scheme, case of the host, `www.`,
 * default port, trailing slash, fragment, order of parameters, tracking parameters, mobile hosts, and archives. What is
 * not a web address is compared as it is.
 */
export function linkKey(link: string): string {
  const target = unwrapped(link.trim());
  try {
    const plain = normalizeUrl(target, {
      stripProtocol: true,
      stripWWW: true,
      stripHash: !ROUTE.test(target),
      removeQueryParameters: TRACKING,
      removeDirectoryIndex: [/^index\.[a-z]+$/],
    });
    return plain.replace(FOR_TELEPHONES, '').replace(/\/amp(?=\?|$)/, '');
  } catch {
    return target;
  }
}

/** Archived copies of copies are not nested more deeply. */
const MOST_WRAPPED = 4;

/** The original link of a copy; also of copies of copies. */
function unwrapped(link: string): string {
  let inside = link;
  for (let depth = 0; depth < MOST_WRAPPED; depth += 1) {
    const within = WRAPPERS.map((wrapper) => wrapper.exec(inside)?.[1]).find(
      (found) => found !== undefined,
    );
    if (within === undefined) break;
    inside = within;
  }
  return inside;
}
