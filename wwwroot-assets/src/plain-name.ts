// A name as it is sorted: in small letters without their marks, so that Émile stands with Emil. The server has the same table.

const PLAIN = new Map(
  [
    'aàáâãäåāăą', 'cçćĉċč', 'dďđð', 'eèéêëēĕėęě', 'gĝğġģ', 'hĥħ', 'iìíîïĩīĭįı', 'jĵ', 'kķ', 'lĺļľŀł', 'nñńņň', 'oòóôõöøōŏő', 'rŕŗř', 'sśŝşšș',
    'tţťŧț', 'uùúûüũūŭůűų', 'wŵ', 'yýÿŷ', 'zźżž',
  ].flatMap((letters) => [...letters].slice(1).map((marked) => [marked, letters.charAt(0)] as const)),
);

export const plainName = (name: string): string => [...name.toLowerCase()].map((letter) => PLAIN.get(letter) ?? letter).join('');
