import type { Reason } from '../../../contract/moderation.ts';
import { Faint, Choices, Key } from './layout.ts';

/** How many of them a figure of the keyboard chooses. */
export const BY_KEY = 9;

export function ReasonChoices(props: {
  name: string;
  reasons: readonly Reason[];
  chosen: string;
  numbered: boolean;
  onChoose: (reason: Reason) => void;
}) {
  return (
    <Choices role="radiogroup" aria-label="Motif préparé">
      {props.reasons.map((reason, index) => (
        <label key={reason.code}>
          <input
            type="radio"
            name={props.name}
            checked={props.chosen === reason.code}
            onChange={() => props.onChoose(reason)}
          />
          {props.numbered && index < BY_KEY && <Key aria-hidden="true">{index + 1}</Key>}
          <span>
            {reason.label} <Faint style={{ whiteSpace: 'normal' }}>{reason.articleTitle}</Faint>
          </span>
        </label>
      ))}
    </Choices>
  );
}
