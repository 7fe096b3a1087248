import { Children, Fragment, isValidElement, type ComponentProps, type JSX } from 'react';

/**
 * A list whose places stand still. What comes into another's place is drawn there anew and settles;
 * nothing is pushed along by what came before it, so that a row can be read while the list changes.
 */
export function Slots({
  as: List = 'ol',
  children,
  ...given
}: ComponentProps<'ol'> & { readonly as?: 'ol' | 'ul' }): JSX.Element {
  return (
    <List {...given} data-slots="">
      {Children.toArray(children).map((child, place) => (
        <Fragment key={`${place} ${isValidElement(child) ? (child.key ?? '') : ''}`}>
          {child}
        </Fragment>
      ))}
    </List>
  );
}
