import { type ReactNode, useEffect, useId, useRef } from 'react';
import { styled } from 'styled-components';

/** The browser's own modal: focus stays inside, Escape closes it, focus goes back where it was. */
export function Dialog(props: { title: string; wide?: boolean; onClose: () => void; children: ReactNode }) {
  const element = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const before = document.activeElement;
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <Box
      ref={element}
      aria-labelledby={title}
      $wide={props.wide ?? false}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
    >
      <h2 id={title}>{props.title}</h2>
      {props.children}
    </Box>
  );
}

const Box = styled.dialog<{ $wide: boolean }>`
  width: ${({ $wide }) => ($wide ? 'min(120rem, 94vw)' : 'min(56rem, 94vw)')};
  ${({ $wide }) => ($wide ? 'height: 92vh;' : '')}
  max-height: 92vh;
  margin: auto;
  padding: 2.4rem;
  border: 0;
  border-radius: 8px;
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral800};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  overflow: auto;
  &[open] {
    display: flex;
    flex-direction: column;
    gap: 1.6rem;
  }
  &::backdrop {
    background: rgb(20 30 20 / 50%);
  }
`;
