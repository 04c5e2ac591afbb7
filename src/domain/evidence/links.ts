import normalizeUrl from 'normalize-url';

/** Parameters that say how a reader came to an article, and not which one it is. */
const TRACKING: readonly (RegExp | string)[] = [
  /^utm_/i,
  /^(?:fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|igsh|igshid|mibextid)$/i,
  /^(?:mc_cid|mc_eid|mkt_tok|_ga|_gl|_hsenc|_hsmi|ref_src|ref_url|cmpid|ocid|smid|smtyp|spm|xtor)$/i,
  /^(?:at_(?:campaign|medium|custom\d?|link_\w+|ptr_name|format|bbc_team)|ns_\w+|__twitter_impression)$/i,
  /^(?:amp|outputType)$/,
];

/** Pages that hand on another one, whose link stands in theirs. */
const WRAPPERS: readonly RegExp[] = [
  // A copy in an archive: https://web.archive.org/web/20240201120000/https://wire.example/a
  /^(?:https?:\/\/)?(?:web\.|wayback\.)?archive\.org\/web\/(?:\d{4,14}(?:\*|[a-z]{2}_)?\/)?(?=\S)(.+)$/i,
  /^(?:https?:\/\/)?archive\.(?:today|ph|is|li|fo|md|vn)\/(?:newest|oldest|\d{4,14}|o\/\w+)\/(.+)$/i,
  // The same page made for telephones: https://www.google.com/amp/s/wire.example/a
  /^(?:https?:\/\/)?(?:www\.)?google\.[a-z.]+\/amp\/(?:s\/)?(.+)$/i,
  /^(?:https?:\/\/)?[\w-]+\.cdn\.ampproject\.org\/[a-z]\/(?:s\/)?(.+)$/i,
];

/** An address of the same site for telephones; what is left of it has to be a site of its own. */
const FOR_TELEPHONES = /^(?:m|mobile|amp)\.(?=[^./]+\.[^./])/i;

/** A fragment that is a place within the site, and not within the page. */
const ROUTE = /#!?\//;

/**
 * What two links have in common exactly when they lead to the same article: whatever scheme, letter case of the host, `www.`,
 * default port, slash at the end, fragment, order of parameters and tracking they have, whether for telephones, and whether
 * of the article or of its copy in an archive. What is no address of the web is compared as it stands.
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

/** Nobody keeps more copies of copies. */
const MOST_WRAPPED = 4;

/** The link that a copy is of; copies of copies too. */
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
