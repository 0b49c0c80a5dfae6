import { Logo } from '../logo';
import { AuthForm } from './auth-form';
import styles from './auth-screen.module.css';
import { SocialSignIn, type Provider } from './social-sign-in';

interface AuthScreenProps {
  /** Why the person sees this page although they did not ask for it. @default - they did */
  readonly notice?: string | undefined;
  /** Providers besides email and password. */
  readonly providers: readonly Provider[];
}

/** The page of someone who is not signed in: what this is, and the way in. */
export function AuthScreen({ notice, providers }: AuthScreenProps) {
  return (
    <main className={styles.screen}>
      <section className={styles.pitch}>
        <Logo />
        <div className={styles.lead}>
          <h1>Say it, and it&rsquo;s on your list.</h1>
          <p>
            Tell the assistant what you have to do, what is done, and what has changed. It keeps the list for
            you.
          </p>
        </div>
        <ul className={styles.sample} aria-label="An example conversation">
          <li className={styles.said}>Remind me to buy oat milk</li>
          <li className={styles.answered}>Added &ldquo;Buy oat milk&rdquo; to your todos.</li>
          <li className={styles.said}>The tax form is done</li>
          <li className={styles.answered}>Nice. &ldquo;Send the tax form&rdquo; is completed.</li>
        </ul>
      </section>
      <section className={styles.card} aria-label="Your account">
        {notice !== undefined && (
          <p className={styles.notice} role="status">
            {notice}
          </p>
        )}
        <AuthForm />
        {providers.length > 0 && <SocialSignIn providers={providers} />}
      </section>
    </main>
  );
}
