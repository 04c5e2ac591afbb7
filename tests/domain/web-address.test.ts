import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webAddress } from '../../src/domain/evidence/web-address.ts';

describe('the address of a web page', () => {
  it.each([
    [
      'https://www.bbc.com/news/world-asia-53059022',
      'https://www.bbc.com/news/world-asia-53059022',
    ],
    [' http://example.org ', 'http://example.org/'],
    ['HTTPS://Example.org/a b?q="x"', 'https://example.org/a%20b?q=%22x%22'],
    ["https://example.org/it's|`id`", 'https://example.org/it%27s%7C%60id%60'],
    [
      'https://пример.рф/новость',
      'https://xn--e1afmkfd.xn--p1ai/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D1%8C',
    ],
  ])('%s', (text, address) => {
    expect(webAddress(text)).toBe(address);
  });

  it.each([
    '',
    'bbc.com/news',
    'see the archive',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<script>',
    'ftp://example.org/a',
    'mailto:a@example.org',
    '--help',
    '-e id',
    'https://',
    'https://bbc.com@evil.example/',
    'https://user:secret@example.org/',
  ])('is not %s', (text) => {
    expect(webAddress(text)).toBeUndefined();
  });

  it('never begins with a hyphen and holds nothing that a shell or a terminal could take for more than text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }).map((text) => `https://example.org/${text}`),
      fc.tuple(fc.webUrl(), fc.string({ unit: 'binary' })).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(any, (text) => {
        const address = webAddress(text);
        if (address === undefined) return;
        expect(address).toMatch(/^https?:\/\/[!#$%&()*+,./:;=?@[\]~\w-]+$/);
        expect(webAddress(address)).toBe(address);
      }),
    );
  });
});
