import type { JSX, ReactNode } from 'react';

/** A choice of a list that a field drives: the field keeps the keys, the pointer takes it here. */
export function Option({
  id,
  isChosen,
  className,
  onTake,
  children,
}: {
  /** The field's `aria-activedescendant` while it is chosen. */
  readonly id: string;
  readonly isChosen: boolean;
  readonly className?: string | undefined;
  readonly onTake: () => void;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <div
      id={id}
      role="option"
      className={className}
      tabIndex={-1}
      aria-selected={isChosen}
      // The field keeps the focus, and with it the keys.
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
      onKeyDown={({ key }) => {
        if (key === 'Enter') onTake();
      }}
    >
      {children}
    </div>
  );
}
