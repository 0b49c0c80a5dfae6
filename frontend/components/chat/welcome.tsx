import { SUGGESTIONS } from '@/lib/client/suggestions';
import styles from './welcome.module.css';

interface WelcomeProps {
  readonly userName: string;
  /** Receives the suggestion that was picked. */
  readonly onPick: (suggestion: string) => void;
}

/** What an empty chat shows: a greeting, and things one can say. */
export function Welcome({ userName, onPick }: WelcomeProps) {
  return (
    <div className={styles.welcome}>
      <h2>Hello {userName}. What do you have to do?</h2>
      <p>Write it in your own words. You can add, list, complete, change and delete todos.</p>
      <ul>
        {SUGGESTIONS.map((suggestion) => (
          <li key={suggestion}>
            <button
              type="button"
              className="button-quiet"
              onClick={() => {
                onPick(suggestion);
              }}
            >
              {suggestion}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
