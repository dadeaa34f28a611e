import type { ReactNode } from 'react';
import type { Answer } from '@aggloforum/publisher/admin-kit/answer.ts';
import { Notice } from '@aggloforum/publisher/admin-kit/layout.ts';

/** What was asked for, once it is there; else why not. */
export function AnswerOf<T>(props: { answer: Answer<T> | null; children: (value: T) => ReactNode }) {
  if (props.answer === null) return <p role="status">Un instant…</p>;
  if (!props.answer.done)
    return (
      <Notice $tone="danger" role="alert">
        <p>{props.answer.message}</p>
      </Notice>
    );
  return <>{props.children(props.answer.value)}</>;
}
