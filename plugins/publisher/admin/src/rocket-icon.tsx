export function RocketIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M12 3c4 3 5 7 5 11l-5 3-5-3c0-4 1-8 5-11zM7 14l-3 4h4M17 14l3 4h-4M12 17v4" />
    </svg>
  );
}
