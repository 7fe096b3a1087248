import type { JSX } from 'react';
import type { Contact } from '../../../contract/office.ts';
import { useWords } from '../../design/wording.ts';
import controls from '../../design/form-controls.module.css';
import desk from './desk.module.css';

/** The ways to reach somebody that the city gives: telephone, internet call, meeting. */
export function ContactLinks({ contact }: { readonly contact: Contact }): JSX.Element {
  const { say, word } = useWords();
  const { tel, sip, meeting } = contact;
  const ways = [
    { href: tel, name: 'call' },
    { href: sip, name: 'sip' },
    { href: meeting, name: 'meeting' },
  ] as const;
  return (
    <span className={desk['row']}>
      {ways.map(({ href, name }) =>
        href === undefined ? null : (
          <a
            key={name}
            className={controls['button']}
            href={href}
            aria-label={`${say(contact.name)} ${word(`ops/situation/${name}`)}`}
            {...(name === 'meeting' ? { target: '_blank', rel: 'noreferrer' } : {})}
          >
            {word(`ops/situation/${name}`)}
            {name === 'call' ? ` ${href.replace('tel:', '')}` : ''}
          </a>
        ),
      )}
    </span>
  );
}
