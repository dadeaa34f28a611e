import { type DragEvent, useId, useRef, useState } from 'react';
import { styled } from 'styled-components';
import { Button } from '@aggloforum/publisher/admin-kit/controls.ts';

/** One button, or a drop anywhere on its frame. */
export function FilePicker(props: {
  label: string;
  accept?: string;
  multiple?: boolean;
  disabled: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const id = useId();
  const hover = (inside: boolean) => (event: DragEvent) => {
    event.preventDefault();
    setOver(inside && !props.disabled);
  };
  return (
    <Zone
      $over={over}
      onDragOver={hover(true)}
      onDragLeave={hover(false)}
      onDrop={(event) => {
        hover(false)(event);
        if (!props.disabled) props.onFiles([...event.dataTransfer.files]);
      }}
    >
      <Button disabled={props.disabled} onClick={() => input.current?.click()}>
        {props.label}
      </Button>
      <span>ou déposez-{props.multiple ? 'les' : 'la'} ici</span>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        aria-label={props.label}
        accept={props.accept}
        multiple={props.multiple}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again after it was removed.
          target.value = '';
          if (files.length > 0) props.onFiles(files);
        }}
      />
    </Zone>
  );
}

const Zone = styled.div<{ $over: boolean }>`
  display: flex;
  flex-wrap: wrap;
  gap: 1.2rem;
  align-items: center;
  padding: 1.2rem;
  border: 2px dashed ${({ theme, $over }) => theme.colors[$over ? 'primary600' : 'neutral300']};
  border-radius: 6px;
  span {
    color: ${({ theme }) => theme.colors.neutral600};
  }
`;
