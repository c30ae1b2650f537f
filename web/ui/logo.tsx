/** The mark: a parlour's arch that is a speech bubble too. The same drawing as styles/parlor.svg. */
export function Logo({ size = 24 }: { size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} aria-hidden="true">
      <rect width="24" height="24" rx="6" fill="var(--accent)" />
      <path
        d="M7 17V11.5a5 5 0 0 1 5-5 5 5 0 0 1 5 5V16H8.5Z"
        fill="none"
        stroke="var(--on-accent)"
        strokeWidth="1.6"
        strokeLinejoin="round"
      />
    </svg>
  )
}
