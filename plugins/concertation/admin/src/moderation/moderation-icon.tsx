/** Takes its colour from what stands around it, like the other icons of the menu. */
export function ModerationIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1.6rem" height="1.6rem" fill="currentColor" aria-hidden="true">
      <path d="M4 3h16a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2Zm6.600 11.200 7-7-1.500-1.500-5.500 5.500-2.600-2.600L6.500 10.100Z" />
    </svg>
  );
}
