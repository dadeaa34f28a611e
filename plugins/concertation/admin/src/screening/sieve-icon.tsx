/** Takes its colour from what stands around it, like the other icons of the menu. */
export function SieveIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1.6rem" height="1.6rem" fill="currentColor" aria-hidden="true">
      <path d="M3 4h18v3l-7 7v6l-4 2v-8L3 7Z" />
    </svg>
  );
}
