import { Notice } from '@aggloforum/publisher/admin-kit/layout.ts';

/** What was done, and what could not be: said where the eyes are, and to a screen reader. */
export function NewsOf({ said, trouble }: { said: string; trouble: readonly string[] }) {
  return (
    <>
      <p role="status">{said}</p>
      {trouble.length > 0 && (
        <Notice $tone="danger" role="alert">
          {trouble.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </Notice>
      )}
    </>
  );
}
