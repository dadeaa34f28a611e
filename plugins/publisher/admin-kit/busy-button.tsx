import type { ComponentProps } from 'react';
import { Button } from './controls.ts';

/** Waits while a request runs and keeps the focus meanwhile: a disabled button would drop it. */
export function BusyButton({ busy, onClick, ...rest }: ComponentProps<typeof Button> & { busy: boolean }) {
  return <Button {...rest} aria-disabled={busy} onClick={busy ? undefined : onClick} />;
}
