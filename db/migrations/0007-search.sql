-- Words are looked for as names match: without what a script leaves out in writing (accents, the vowel signs of Arabic and
-- Hebrew), in one width, and with vowel signs and voicing marks as the letters that they are.

drop trigger incident_text_added;
drop trigger incident_text_changed;
drop trigger incident_text_removed;
drop trigger quote_text_added;
drop trigger quote_text_changed;
drop trigger quote_text_removed;
drop table incident_text;
drop table quote_text;

-- What is replaced in a text before it goes into the index, in the order of n: the closed list of src/domain/search-folding.ts. Only
-- what has its lead is looked for: the bytes of the last sign but for the last one, or all where those stand in ordinary text.
create table folding (
  n integer primary key,
  written text not null unique,
  folded text not null,
  lead blob generated always as (iif(
    hex(substr(cast(substr(written, -1) as blob), 1, length(cast(substr(written, -1) as blob)) - 1)) in ('C2', 'C3', 'CA', 'E1BA', 'E382'),
    cast(substr(written, -1) as blob),
    substr(cast(substr(written, -1) as blob), 1, length(cast(substr(written, -1) as blob)) - 1))) stored
) strict;
create index folding_by_lead on folding (lead, n, written, folded);

-- Signs that are left out: those that nobody sees, and what Hebrew and Arabic leave out.
insert into folding (written, folded)
  with recursive sign (code, last) as (
    values
    (0xad, 0xad), (0x591, 0x5bd), (0x5bf, 0x5bf), (0x5c1, 0x5c2), (0x5c4, 0x5c5), (0x5c7, 0x5c7), (0x610, 0x61a),
    (0x61c, 0x61c), (0x640, 0x640), (0x64b, 0x652), (0x656, 0x65f), (0x670, 0x670), (0x6d6, 0x6dd), (0x6df, 0x6e4),
    (0x6e7, 0x6e8), (0x6ea, 0x6ed), (0x8d3, 0x8ff), (0x200b, 0x200f), (0x202a, 0x202e), (0x2060, 0x2064),
    (0x2066, 0x2069), (0xfe00, 0xfe0f), (0xfeff, 0xfeff)
    union all select code + 1, last from sign where code < last)
  select char(code), '' from sign order by code;

-- Half-width kana with voicing marks.
insert into folding (written, folded)
  select key, value from json_each('{
    "ｦﾞ":"ヺ", "ｳﾞ":"ヴ", "ｶﾞ":"ガ", "ｷﾞ":"ギ", "ｸﾞ":"グ", "ｹﾞ":"ゲ", "ｺﾞ":"ゴ", "ｻﾞ":"ザ", "ｼﾞ":"ジ", "ｽﾞ":"ズ", "ｾﾞ":"ゼ",
    "ｿﾞ":"ゾ", "ﾀﾞ":"ダ", "ﾁﾞ":"ヂ", "ﾂﾞ":"ヅ", "ﾃﾞ":"デ", "ﾄﾞ":"ド", "ﾊﾞ":"バ", "ﾊﾟ":"パ", "ﾋﾞ":"ビ", "ﾋﾟ":"ピ", "ﾌﾞ":"ブ",
    "ﾌﾟ":"プ", "ﾍﾞ":"ベ", "ﾍﾟ":"ペ", "ﾎﾞ":"ボ", "ﾎﾟ":"ポ", "ﾜﾞ":"ヷ"
  }') order by id;

-- Letters in other forms, and with marks that are left out.
insert into folding (written, folded)
  select key, value from json_each('{
    "ß":"ss", "Ǡ":"A", "ǡ":"a", "Ǣ":"Æ", "ǣ":"æ", "Ǧ":"G", "ǧ":"g", "Ǩ":"K", "ǩ":"k", "Ǫ":"O", "ǫ":"o", "Ǭ":"O", "ǭ":"o",
    "Ǯ":"Ʒ", "ǯ":"ʒ", "ǰ":"j", "Ǳ":"DZ", "ǲ":"Dz", "ǳ":"dz", "Ǵ":"G", "ǵ":"g", "Ǹ":"N", "ǹ":"n", "Ǻ":"A", "ǻ":"a",
    "Ǽ":"Æ", "ǽ":"æ", "Ǿ":"Ø", "ǿ":"ø", "ʼ":"''", "Ά":"Α", "Έ":"Ε", "Ή":"Η", "Ί":"Ι", "Ό":"Ο", "Ύ":"Υ", "Ώ":"Ω", "ΐ":"ι",
    "Ϊ":"Ι", "Ϋ":"Υ", "ά":"α", "έ":"ε", "ή":"η", "ί":"ι", "ΰ":"υ", "ϊ":"ι", "ϋ":"υ", "ό":"ο", "ύ":"υ", "ώ":"ω", "ϐ":"β",
    "ϑ":"θ", "ϒ":"Υ", "ϓ":"Υ", "ϔ":"Υ", "ϕ":"φ", "ϖ":"π", "ϰ":"κ", "ϱ":"ρ", "ϲ":"ς", "ϴ":"Θ", "ϵ":"ε", "Ϲ":"Σ", "Ѐ":"Е",
    "Ё":"Е", "Ѝ":"И", "ѐ":"е", "ё":"е", "ѝ":"и", "آ":"ا", "أ":"ا", "إ":"ا", "ٵ":"اٴ", "ٶ":"وٴ", "ٷ":"ۇٴ", "ٸ":"يٴ",
    "क़":"क\u093c", "ख़":"ख\u093c", "ग़":"ग\u093c", "ज़":"ज\u093c", "ड़":"ड\u093c", "ढ़":"ढ\u093c", "फ़":"फ\u093c",
    "य़":"य\u093c", "ড়":"ড\u09bc", "ঢ়":"ঢ\u09bc", "য়":"য\u09bc", "ਲ਼":"ਲ\u0a3c", "ਸ਼":"ਸ\u0a3c", "ਖ਼":"ਖ\u0a3c",
    "ਗ਼":"ਗ\u0a3c", "ਜ਼":"ਜ\u0a3c", "ਫ਼":"ਫ\u0a3c", "ẞ":"SS", "ἀ":"α", "ἁ":"α", "ἂ":"α", "ἃ":"α", "ἄ":"α", "ἅ":"α", "ἆ":"α",
    "ἇ":"α", "Ἀ":"Α", "Ἁ":"Α", "Ἂ":"Α", "Ἃ":"Α", "Ἄ":"Α", "Ἅ":"Α", "Ἆ":"Α", "Ἇ":"Α", "ἐ":"ε", "ἑ":"ε", "ἒ":"ε", "ἓ":"ε",
    "ἔ":"ε", "ἕ":"ε", "Ἐ":"Ε", "Ἑ":"Ε", "Ἒ":"Ε", "Ἓ":"Ε", "Ἔ":"Ε", "Ἕ":"Ε", "ἠ":"η", "ἡ":"η", "ἢ":"η", "ἣ":"η", "ἤ":"η",
    "ἥ":"η", "ἦ":"η", "ἧ":"η", "Ἠ":"Η", "Ἡ":"Η", "Ἢ":"Η", "Ἣ":"Η", "Ἤ":"Η", "Ἥ":"Η", "Ἦ":"Η", "Ἧ":"Η", "ἰ":"ι", "ἱ":"ι",
    "ἲ":"ι", "ἳ":"ι", "ἴ":"ι", "ἵ":"ι", "ἶ":"ι", "ἷ":"ι", "Ἰ":"Ι", "Ἱ":"Ι", "Ἲ":"Ι", "Ἳ":"Ι", "Ἴ":"Ι", "Ἵ":"Ι", "Ἶ":"Ι",
    "Ἷ":"Ι", "ὀ":"ο", "ὁ":"ο", "ὂ":"ο", "ὃ":"ο", "ὄ":"ο", "ὅ":"ο", "Ὀ":"Ο", "Ὁ":"Ο", "Ὂ":"Ο", "Ὃ":"Ο", "Ὄ":"Ο", "Ὅ":"Ο",
    "ὐ":"υ", "ὑ":"υ", "ὒ":"υ", "ὓ":"υ", "ὔ":"υ", "ὕ":"υ", "ὖ":"υ", "ὗ":"υ", "Ὑ":"Υ", "Ὓ":"Υ", "Ὕ":"Υ", "Ὗ":"Υ", "ὠ":"ω",
    "ὡ":"ω", "ὢ":"ω", "ὣ":"ω", "ὤ":"ω", "ὥ":"ω", "ὦ":"ω", "ὧ":"ω", "Ὠ":"Ω", "Ὡ":"Ω", "Ὢ":"Ω", "Ὣ":"Ω", "Ὤ":"Ω", "Ὥ":"Ω",
    "Ὦ":"Ω", "Ὧ":"Ω", "ὰ":"α", "ά":"α", "ὲ":"ε", "έ":"ε", "ὴ":"η", "ή":"η", "ὶ":"ι", "ί":"ι", "ὸ":"ο", "ό":"ο", "ὺ":"υ",
    "ύ":"υ", "ὼ":"ω", "ώ":"ω", "ᾀ":"α", "ᾁ":"α", "ᾂ":"α", "ᾃ":"α", "ᾄ":"α", "ᾅ":"α", "ᾆ":"α", "ᾇ":"α", "ᾈ":"Α", "ᾉ":"Α",
    "ᾊ":"Α", "ᾋ":"Α", "ᾌ":"Α", "ᾍ":"Α", "ᾎ":"Α", "ᾏ":"Α", "ᾐ":"η", "ᾑ":"η", "ᾒ":"η", "ᾓ":"η", "ᾔ":"η", "ᾕ":"η", "ᾖ":"η",
    "ᾗ":"η", "ᾘ":"Η", "ᾙ":"Η", "ᾚ":"Η", "ᾛ":"Η", "ᾜ":"Η", "ᾝ":"Η", "ᾞ":"Η", "ᾟ":"Η", "ᾠ":"ω", "ᾡ":"ω", "ᾢ":"ω", "ᾣ":"ω",
    "ᾤ":"ω", "ᾥ":"ω", "ᾦ":"ω", "ᾧ":"ω", "ᾨ":"Ω", "ᾩ":"Ω", "ᾪ":"Ω", "ᾫ":"Ω", "ᾬ":"Ω", "ᾭ":"Ω", "ᾮ":"Ω", "ᾯ":"Ω", "ᾰ":"α",
    "ᾱ":"α", "ᾲ":"α", "ᾳ":"α", "ᾴ":"α", "ᾶ":"α", "ᾷ":"α", "Ᾰ":"Α", "Ᾱ":"Α", "Ὰ":"Α", "Ά":"Α", "ᾼ":"Α", "ι":"ι", "ῂ":"η",
    "ῃ":"η", "ῄ":"η", "ῆ":"η", "ῇ":"η", "Ὲ":"Ε", "Έ":"Ε", "Ὴ":"Η", "Ή":"Η", "ῌ":"Η", "ῐ":"ι", "ῑ":"ι", "ῒ":"ι", "ΐ":"ι",
    "ῖ":"ι", "ῗ":"ι", "Ῐ":"Ι", "Ῑ":"Ι", "Ὶ":"Ι", "Ί":"Ι", "ῠ":"υ", "ῡ":"υ", "ῢ":"υ", "ΰ":"υ", "ῤ":"ρ", "ῥ":"ρ", "ῦ":"υ",
    "ῧ":"υ", "Ῠ":"Υ", "Ῡ":"Υ", "Ὺ":"Υ", "Ύ":"Υ", "Ῥ":"Ρ", "ῲ":"ω", "ῳ":"ω", "ῴ":"ω", "ῶ":"ω", "ῷ":"ω", "Ὸ":"Ο", "Ό":"Ο",
    "Ὼ":"Ω", "Ώ":"Ω", "ῼ":"Ω", "ﬀ":"ff", "ﬁ":"fi", "ﬂ":"fl", "ﬃ":"ffi", "ﬄ":"ffl", "ﬅ":"st", "ﬆ":"st", "יִ":"י", "ײַ":"ײ",
    "ﬠ":"ע", "ﬡ":"א", "ﬢ":"ד", "ﬣ":"ה", "ﬤ":"כ", "ﬥ":"ל", "ﬦ":"ם", "ﬧ":"ר", "ﬨ":"ת", "שׁ":"ש", "שׂ":"ש", "שּׁ":"ש", "שּׂ":"ש",
    "אַ":"א", "אָ":"א", "אּ":"א", "בּ":"ב", "גּ":"ג", "דּ":"ד", "הּ":"ה", "וּ":"ו", "זּ":"ז", "טּ":"ט", "יּ":"י", "ךּ":"ך", "כּ":"כ",
    "לּ":"ל", "מּ":"מ", "נּ":"נ", "סּ":"ס", "ףּ":"ף", "פּ":"פ", "צּ":"צ", "קּ":"ק", "רּ":"ר", "שּ":"ש", "תּ":"ת", "וֹ":"ו", "בֿ":"ב",
    "כֿ":"כ", "פֿ":"פ", "ﭏ":"אל", "ﭐ":"ٱ", "ﭑ":"ٱ", "ﭒ":"ٻ", "ﭓ":"ٻ", "ﭔ":"ٻ", "ﭕ":"ٻ", "ﭖ":"پ", "ﭗ":"پ", "ﭘ":"پ", "ﭙ":"پ",
    "ﭚ":"ڀ", "ﭛ":"ڀ", "ﭜ":"ڀ", "ﭝ":"ڀ", "ﭞ":"ٺ", "ﭟ":"ٺ", "ﭠ":"ٺ", "ﭡ":"ٺ", "ﭢ":"ٿ", "ﭣ":"ٿ", "ﭤ":"ٿ", "ﭥ":"ٿ", "ﭦ":"ٹ",
    "ﭧ":"ٹ", "ﭨ":"ٹ", "ﭩ":"ٹ", "ﭪ":"ڤ", "ﭫ":"ڤ", "ﭬ":"ڤ", "ﭭ":"ڤ", "ﭮ":"ڦ", "ﭯ":"ڦ", "ﭰ":"ڦ", "ﭱ":"ڦ", "ﭲ":"ڄ", "ﭳ":"ڄ",
    "ﭴ":"ڄ", "ﭵ":"ڄ", "ﭶ":"ڃ", "ﭷ":"ڃ", "ﭸ":"ڃ", "ﭹ":"ڃ", "ﭺ":"چ", "ﭻ":"چ", "ﭼ":"چ", "ﭽ":"چ", "ﭾ":"ڇ", "ﭿ":"ڇ", "ﮀ":"ڇ",
    "ﮁ":"ڇ", "ﮂ":"ڍ", "ﮃ":"ڍ", "ﮄ":"ڌ", "ﮅ":"ڌ", "ﮆ":"ڎ", "ﮇ":"ڎ", "ﮈ":"ڈ", "ﮉ":"ڈ", "ﮊ":"ژ", "ﮋ":"ژ", "ﮌ":"ڑ", "ﮍ":"ڑ",
    "ﮎ":"ک", "ﮏ":"ک", "ﮐ":"ک", "ﮑ":"ک", "ﮒ":"گ", "ﮓ":"گ", "ﮔ":"گ", "ﮕ":"گ", "ﮖ":"ڳ", "ﮗ":"ڳ", "ﮘ":"ڳ", "ﮙ":"ڳ", "ﮚ":"ڱ",
    "ﮛ":"ڱ", "ﮜ":"ڱ", "ﮝ":"ڱ", "ﮞ":"ں", "ﮟ":"ں", "ﮠ":"ڻ", "ﮡ":"ڻ", "ﮢ":"ڻ", "ﮣ":"ڻ", "ﮤ":"ۀ", "ﮥ":"ۀ", "ﮦ":"ہ", "ﮧ":"ہ",
    "ﮨ":"ہ", "ﮩ":"ہ", "ﮪ":"ھ", "ﮫ":"ھ", "ﮬ":"ھ", "ﮭ":"ھ", "ﮮ":"ے", "ﮯ":"ے", "ﮰ":"ۓ", "ﮱ":"ۓ", "ﺀ":"ء", "ﺁ":"ا", "ﺂ":"ا",
    "ﺃ":"ا", "ﺄ":"ا", "ﺅ":"ؤ", "ﺆ":"ؤ", "ﺇ":"ا", "ﺈ":"ا", "ﺉ":"ئ", "ﺊ":"ئ", "ﺋ":"ئ", "ﺌ":"ئ", "ﺍ":"ا", "ﺎ":"ا", "ﺏ":"ب",
    "ﺐ":"ب", "ﺑ":"ب", "ﺒ":"ب", "ﺓ":"ة", "ﺔ":"ة", "ﺕ":"ت", "ﺖ":"ت", "ﺗ":"ت", "ﺘ":"ت", "ﺙ":"ث", "ﺚ":"ث", "ﺛ":"ث", "ﺜ":"ث",
    "ﺝ":"ج", "ﺞ":"ج", "ﺟ":"ج", "ﺠ":"ج", "ﺡ":"ح", "ﺢ":"ح", "ﺣ":"ح", "ﺤ":"ح", "ﺥ":"خ", "ﺦ":"خ", "ﺧ":"خ", "ﺨ":"خ", "ﺩ":"د",
    "ﺪ":"د", "ﺫ":"ذ", "ﺬ":"ذ", "ﺭ":"ر", "ﺮ":"ر", "ﺯ":"ز", "ﺰ":"ز", "ﺱ":"س", "ﺲ":"س", "ﺳ":"س", "ﺴ":"س", "ﺵ":"ش", "ﺶ":"ش",
    "ﺷ":"ش", "ﺸ":"ش", "ﺹ":"ص", "ﺺ":"ص", "ﺻ":"ص", "ﺼ":"ص", "ﺽ":"ض", "ﺾ":"ض", "ﺿ":"ض", "ﻀ":"ض", "ﻁ":"ط", "ﻂ":"ط", "ﻃ":"ط",
    "ﻄ":"ط", "ﻅ":"ظ", "ﻆ":"ظ", "ﻇ":"ظ", "ﻈ":"ظ", "ﻉ":"ع", "ﻊ":"ع", "ﻋ":"ع", "ﻌ":"ع", "ﻍ":"غ", "ﻎ":"غ", "ﻏ":"غ", "ﻐ":"غ",
    "ﻑ":"ف", "ﻒ":"ف", "ﻓ":"ف", "ﻔ":"ف", "ﻕ":"ق", "ﻖ":"ق", "ﻗ":"ق", "ﻘ":"ق", "ﻙ":"ك", "ﻚ":"ك", "ﻛ":"ك", "ﻜ":"ك", "ﻝ":"ل",
    "ﻞ":"ل", "ﻟ":"ل", "ﻠ":"ل", "ﻡ":"م", "ﻢ":"م", "ﻣ":"م", "ﻤ":"م", "ﻥ":"ن", "ﻦ":"ن", "ﻧ":"ن", "ﻨ":"ن", "ﻩ":"ه", "ﻪ":"ه",
    "ﻫ":"ه", "ﻬ":"ه", "ﻭ":"و", "ﻮ":"و", "ﻯ":"ى", "ﻰ":"ى", "ﻱ":"ي", "ﻲ":"ي", "ﻳ":"ي", "ﻴ":"ي", "ﻵ":"لا", "ﻶ":"لا",
    "ﻷ":"لا", "ﻸ":"لا", "ﻹ":"لا", "ﻺ":"لا", "ﻻ":"لا", "ﻼ":"لا", "０":"0", "１":"1", "２":"2", "３":"3", "４":"4", "５":"5",
    "６":"6", "７":"7", "８":"8", "９":"9", "Ａ":"A", "Ｂ":"B", "Ｃ":"C", "Ｄ":"D", "Ｅ":"E", "Ｆ":"F", "Ｇ":"G", "Ｈ":"H", "Ｉ":"I",
    "Ｊ":"J", "Ｋ":"K", "Ｌ":"L", "Ｍ":"M", "Ｎ":"N", "Ｏ":"O", "Ｐ":"P", "Ｑ":"Q", "Ｒ":"R", "Ｓ":"S", "Ｔ":"T", "Ｕ":"U", "Ｖ":"V",
    "Ｗ":"W", "Ｘ":"X", "Ｙ":"Y", "Ｚ":"Z", "ａ":"a", "ｂ":"b", "ｃ":"c", "ｄ":"d", "ｅ":"e", "ｆ":"f", "ｇ":"g", "ｈ":"h", "ｉ":"i",
    "ｊ":"j", "ｋ":"k", "ｌ":"l", "ｍ":"m", "ｎ":"n", "ｏ":"o", "ｐ":"p", "ｑ":"q", "ｒ":"r", "ｓ":"s", "ｔ":"t", "ｕ":"u", "ｖ":"v",
    "ｗ":"w", "ｘ":"x", "ｙ":"y", "ｚ":"z", "ｦ":"ヲ", "ｧ":"ァ", "ｨ":"ィ", "ｩ":"ゥ", "ｪ":"ェ", "ｫ":"ォ", "ｬ":"ャ", "ｭ":"ュ", "ｮ":"ョ",
    "ｯ":"ッ", "ｰ":"ー", "ｱ":"ア", "ｲ":"イ", "ｳ":"ウ", "ｴ":"エ", "ｵ":"オ", "ｶ":"カ", "ｷ":"キ", "ｸ":"ク", "ｹ":"ケ", "ｺ":"コ", "ｻ":"サ",
    "ｼ":"シ", "ｽ":"ス", "ｾ":"セ", "ｿ":"ソ", "ﾀ":"タ", "ﾁ":"チ", "ﾂ":"ツ", "ﾃ":"テ", "ﾄ":"ト", "ﾅ":"ナ", "ﾆ":"ニ", "ﾇ":"ヌ", "ﾈ":"ネ",
    "ﾉ":"ノ", "ﾊ":"ハ", "ﾋ":"ヒ", "ﾌ":"フ", "ﾍ":"ヘ", "ﾎ":"ホ", "ﾏ":"マ", "ﾐ":"ミ", "ﾑ":"ム", "ﾒ":"メ", "ﾓ":"モ", "ﾔ":"ヤ", "ﾕ":"ユ",
    "ﾖ":"ヨ", "ﾗ":"ラ", "ﾘ":"リ", "ﾙ":"ル", "ﾚ":"レ", "ﾛ":"ロ", "ﾜ":"ワ", "ﾝ":"ン", "ﾞ":"\u3099", "ﾟ":"\u309a"
  }') order by id;

-- Letters that are written as two signs.
insert into folding (written, folded)
  select key, value from json_each('{
    "Е\u0300":"Е", "Е\u0308":"Е", "Г\u0301":"Ѓ", "І\u0308":"Ї", "К\u0301":"Ќ", "И\u0300":"И", "У\u0306":"Ў",
    "И\u0306":"Й", "и\u0306":"й", "е\u0300":"е", "е\u0308":"е", "г\u0301":"ѓ", "і\u0308":"ї", "к\u0301":"ќ",
    "и\u0300":"и", "у\u0306":"ў", "Ѵ\u030f":"Ѷ", "ѵ\u030f":"ѷ", "Ж\u0306":"Ӂ", "ж\u0306":"ӂ", "А\u0306":"Ӑ",
    "а\u0306":"ӑ", "А\u0308":"Ӓ", "а\u0308":"ӓ", "Е\u0306":"Ӗ", "е\u0306":"ӗ", "Ә\u0308":"Ӛ", "ә\u0308":"ӛ",
    "Ж\u0308":"Ӝ", "ж\u0308":"ӝ", "З\u0308":"Ӟ", "з\u0308":"ӟ", "И\u0304":"Ӣ", "и\u0304":"ӣ", "И\u0308":"Ӥ",
    "и\u0308":"ӥ", "О\u0308":"Ӧ", "о\u0308":"ӧ", "Ө\u0308":"Ӫ", "ө\u0308":"ӫ", "Э\u0308":"Ӭ", "э\u0308":"ӭ",
    "У\u0304":"Ӯ", "у\u0304":"ӯ", "У\u0308":"Ӱ", "у\u0308":"ӱ", "У\u030b":"Ӳ", "у\u030b":"ӳ", "Ч\u0308":"Ӵ",
    "ч\u0308":"ӵ", "Ы\u0308":"Ӹ", "ы\u0308":"ӹ", "ا\u0653":"ا", "ا\u0654":"ا", "و\u0654":"ؤ", "ا\u0655":"ا",
    "ي\u0654":"ئ", "ە\u0654":"ۀ", "ہ\u0654":"ۂ", "ے\u0654":"ۓ", "か\u3099":"が", "き\u3099":"ぎ", "く\u3099":"ぐ",
    "け\u3099":"げ", "こ\u3099":"ご", "さ\u3099":"ざ", "し\u3099":"じ", "す\u3099":"ず", "せ\u3099":"ぜ", "そ\u3099":"ぞ",
    "た\u3099":"だ", "ち\u3099":"ぢ", "つ\u3099":"づ", "て\u3099":"で", "と\u3099":"ど", "は\u3099":"ば", "は\u309a":"ぱ",
    "ひ\u3099":"び", "ひ\u309a":"ぴ", "ふ\u3099":"ぶ", "ふ\u309a":"ぷ", "へ\u3099":"べ", "へ\u309a":"ぺ", "ほ\u3099":"ぼ",
    "ほ\u309a":"ぽ", "う\u3099":"ゔ", "ゝ\u3099":"ゞ", "カ\u3099":"ガ", "キ\u3099":"ギ", "ク\u3099":"グ", "ケ\u3099":"ゲ",
    "コ\u3099":"ゴ", "サ\u3099":"ザ", "シ\u3099":"ジ", "ス\u3099":"ズ", "セ\u3099":"ゼ", "ソ\u3099":"ゾ", "タ\u3099":"ダ",
    "チ\u3099":"ヂ", "ツ\u3099":"ヅ", "テ\u3099":"デ", "ト\u3099":"ド", "ハ\u3099":"バ", "ハ\u309a":"パ", "ヒ\u3099":"ビ",
    "ヒ\u309a":"ピ", "フ\u3099":"ブ", "フ\u309a":"プ", "ヘ\u3099":"ベ", "ヘ\u309a":"ペ", "ホ\u3099":"ボ", "ホ\u309a":"ポ",
    "ウ\u3099":"ヴ", "ワ\u3099":"ヷ", "ヰ\u3099":"ヸ", "ヱ\u3099":"ヹ", "ヲ\u3099":"ヺ", "ヽ\u3099":"ヾ"
  }') order by id;

-- Accents that are left over.
insert into folding (written, folded)
  with recursive sign (code) as (select 0x300 union all select code + 1 from sign where code < 0x36f)
  select char(code), '' from sign;

create table folding_lead (lead blob primary key) strict, without rowid;
insert into folding_lead select distinct lead from folding;

create view incident_words as select id,
    case when length(title) = length(cast(title as blob)) then title else (
      with recursive done (place, text, pairs) as (
        select 0, title, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(title as blob), lead) and instr(title, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end as title,
    case when length(narrative) = length(cast(narrative as blob)) then narrative else (
      with recursive done (place, text, pairs) as (
        select 0, narrative, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(narrative as blob), lead) and instr(narrative, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end as narrative
  from incident;
create virtual table incident_text using fts5 (title, narrative, content = 'incident_words', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
insert into incident_text (incident_text) values ('rebuild');

create trigger incident_text_added after insert on incident begin
  insert into incident_text (rowid, title, narrative) select id, title, narrative from incident_words where id = new.id;
end;
create trigger incident_text_changed after update of title, narrative on incident begin
  insert into incident_text (incident_text, rowid, title, narrative) values ('delete', old.id,
    case when length(old.title) = length(cast(old.title as blob)) then old.title else (
      with recursive done (place, text, pairs) as (
        select 0, old.title, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.title as blob), lead) and instr(old.title, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end,
    case when length(old.narrative) = length(cast(old.narrative as blob)) then old.narrative else (
      with recursive done (place, text, pairs) as (
        select 0, old.narrative, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.narrative as blob), lead) and instr(old.narrative, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end);
  insert into incident_text (rowid, title, narrative) select id, title, narrative from incident_words where id = new.id;
end;
create trigger incident_text_removed after delete on incident begin
  insert into incident_text (incident_text, rowid, title, narrative) values ('delete', old.id,
    case when length(old.title) = length(cast(old.title as blob)) then old.title else (
      with recursive done (place, text, pairs) as (
        select 0, old.title, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.title as blob), lead) and instr(old.title, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end,
    case when length(old.narrative) = length(cast(old.narrative as blob)) then old.narrative else (
      with recursive done (place, text, pairs) as (
        select 0, old.narrative, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.narrative as blob), lead) and instr(old.narrative, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end);
end;

create view quote_words as select id,
    case when length(text) = length(cast(text as blob)) then text else (
      with recursive done (place, text, pairs) as (
        select 0, text, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(text as blob), lead) and instr(text, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end as text,
    case when length(speaker) = length(cast(speaker as blob)) then speaker else (
      with recursive done (place, text, pairs) as (
        select 0, speaker, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(speaker as blob), lead) and instr(speaker, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end as speaker,
    case when length(organisation) = length(cast(organisation as blob)) then organisation else (
      with recursive done (place, text, pairs) as (
        select 0, organisation, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(organisation as blob), lead) and instr(organisation, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end as organisation
  from quote;
create virtual table quote_text using fts5 (text, speaker, organisation, content = 'quote_words', content_rowid = 'id',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'");
insert into quote_text (quote_text) values ('rebuild');

create trigger quote_text_added after insert on quote begin
  insert into quote_text (rowid, text, speaker, organisation) select id, text, speaker, organisation from quote_words where id = new.id;
end;
create trigger quote_text_changed after update of text, speaker, organisation on quote begin
  insert into quote_text (quote_text, rowid, text, speaker, organisation) values ('delete', old.id,
    case when length(old.text) = length(cast(old.text as blob)) then old.text else (
      with recursive done (place, text, pairs) as (
        select 0, old.text, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.text as blob), lead) and instr(old.text, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end,
    case when length(old.speaker) = length(cast(old.speaker as blob)) then old.speaker else (
      with recursive done (place, text, pairs) as (
        select 0, old.speaker, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.speaker as blob), lead) and instr(old.speaker, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end,
    case when length(old.organisation) = length(cast(old.organisation as blob)) then old.organisation else (
      with recursive done (place, text, pairs) as (
        select 0, old.organisation, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.organisation as blob), lead) and instr(old.organisation, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end);
  insert into quote_text (rowid, text, speaker, organisation) select id, text, speaker, organisation from quote_words where id = new.id;
end;
create trigger quote_text_removed after delete on quote begin
  insert into quote_text (quote_text, rowid, text, speaker, organisation) values ('delete', old.id,
    case when length(old.text) = length(cast(old.text as blob)) then old.text else (
      with recursive done (place, text, pairs) as (
        select 0, old.text, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.text as blob), lead) and instr(old.text, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end,
    case when length(old.speaker) = length(cast(old.speaker as blob)) then old.speaker else (
      with recursive done (place, text, pairs) as (
        select 0, old.speaker, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.speaker as blob), lead) and instr(old.speaker, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end,
    case when length(old.organisation) = length(cast(old.organisation as blob)) then old.organisation else (
      with recursive done (place, text, pairs) as (
        select 0, old.organisation, (select json_group_array(json_array(written, folded)) from (
          select written, folded from folding_lead cross join folding using (lead)
            where instr(cast(old.organisation as blob), lead) and instr(old.organisation, written) order by n))
        union all
        select place + 1, replace(text, pairs ->> ('$[' || place || '][0]'), pairs ->> ('$[' || place || '][1]')), pairs
          from done where place < json_array_length(pairs))
      select text from done order by place desc limit 1) end);
end;
