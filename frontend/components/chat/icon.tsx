import styles from './icon.module.css';

const PATHS = {
  close: 'M6 6l12 12M18 6 6 18',
  compose:
    'M12 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-6M10 14l.6-3L18.4 3.2a1.7 1.7 0 0 1 2.4 2.4L13 13.4z',
  delete:
    'M4 7h16M10 11v6m4-6v6M6 7l1 12a1 1 0 0 0 1 1h8a1 1 0 0 0 1-1l1-12M9 7V5a1 1 0 0 1 1-1h4a1 1 0 0 1 1 1v2',
  menu: 'M4 7h16M4 12h16M4 17h10',
  rename: 'M4 20l1-4L16.5 4.5a1.8 1.8 0 0 1 2.5 0l.5.5a1.8 1.8 0 0 1 0 2.5L8 19z',
  send: 'M12 19V5m0 0-6 6m6-6 6 6',
  spark: 'M12 4c.6 4.4 3.6 7.4 8 8-4.4.6-7.4 3.6-8 8-.6-4.4-3.6-7.4-8-8 4.4-.6 7.4-3.6 8-8z',
  stop: 'M7 7h10v10H7z',
} as const;

/** A drawing that says no more than the words beside it. */
export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
