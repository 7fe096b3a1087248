import { isRecord } from './record.ts';

const FIELD_WORDS =
  /^(?:(?:caller|patient|reporter|victim|person)?_?(?:full)?_?(?:name|age|phone|mobile|tel|telephone|birth|birthday|birthdate|gender|sex|email)(?:_?no|_?number)?|caller|patient|reporter|victim|rrn|ssn|address|addr|dob)$|이름|성명|전화|연락처|휴대폰|나이|연령|성별|생년월일|주민등록|주민번호|신고자|환자|주소/i;
/** Korean phone and resident registration numbers. */
const NUMBERS = /(?<!\d)(?:0\d{1,2}[-. ]?\d{3,4}[-. ]?\d{4}|\d{6}-?[1-8]\d{6})(?!\d)/;

/** The first field that is about a person, by its name or by a number in its text. */
export function personalField(value: unknown, path = ''): string | undefined {
  if (typeof value === 'string') return NUMBERS.test(value) ? path : undefined;
  if (Array.isArray(value)) return firstOf(value.entries(), path);
  return isRecord(value) ? firstOf(Object.entries(value), path) : undefined;
}

function firstOf(
  entries: Iterable<readonly [string | number, unknown]>,
  path: string,
): string | undefined {
  for (const [key, inner] of entries) {
    const here = path === '' ? String(key) : `${path}.${key}`;
    if (typeof key === 'string' && FIELD_WORDS.test(key)) return here;
    const found = personalField(inner, here);
    if (found !== undefined) return found;
  }
  return undefined;
}
