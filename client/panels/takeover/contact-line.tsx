import type { JSX } from 'react';
import type { Contact } from '../../../contract/office.ts';
import { useWords } from '../../design/wording.ts';
import styles from './contact-line.module.css';

const WAYS = ['tel', 'sip', 'meeting'] as const;
const WAY_WORDS = { tel: 'call', sip: 'sip', meeting: 'meeting' } as const;

/** The people in charge, each with the ways to reach them that the city gives. */
export function ContactLine({ contacts }: { readonly contacts: readonly Contact[] }): JSX.Element {
  const { say, word } = useWords();
  return (
    <section className={styles['contacts']} aria-label={word('takeover/contacts/title')}>
      <h2 className={styles['title']}>{word('takeover/contacts/title')}</h2>
      {contacts.length === 0 ? (
        <p className={styles['none']}>{word('takeover/contacts/none')}</p>
      ) : (
        <ul className={styles['list']}>
          {contacts.map((contact) => (
            <li key={contact.id} className={styles['contact']}>
              <span className={styles['who']}>
                <span className={styles['name']}>{say(contact.name)}</span>{' '}
                <span className={styles['duty']}>{say(contact.duty)}</span>
              </span>
              {WAYS.map((way) => {
                const href = contact[way];
                if (href === undefined) return null;
                const name = word(`takeover/contacts/${WAY_WORDS[way]}`);
                return (
                  <a
                    key={way}
                    className={styles['way']}
                    href={href}
                    aria-label={`${say(contact.name)} ${name}`}
                    {...(way === 'meeting' ? { target: '_blank', rel: 'noreferrer' } : {})}
                  >
                    {way === 'tel' ? `${name} ${href.replace('tel:', '')}` : name}
                  </a>
                );
              })}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
