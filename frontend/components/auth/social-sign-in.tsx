'use client';

import { useState, useTransition } from 'react';
import { authClient } from '@/lib/client/auth-client';
import { authErrorMessage } from '@/lib/client/auth-error-message';
import styles from './social-sign-in.module.css';

/** A provider besides email and password. */
export interface Provider {
  /** As Better Auth calls it. */
  readonly id: string;
  /** As people call it. */
  readonly name: string;
}

/** Buttons that lead to the providers, and back to this page. */
export function SocialSignIn({ providers }: { readonly providers: readonly Provider[] }) {
  const [failure, setFailure] = useState<string>();
  const [pending, startTransition] = useTransition();

  const signIn = (provider: string): void => {
    startTransition(async () => {
      setFailure(undefined);
      try {
        const { error } = await authClient.signIn.social({
          provider,
          callbackURL: '/',
          errorCallbackURL: '/',
        });
        if (error !== null) setFailure(authErrorMessage(error));
      } catch {
        setFailure(authErrorMessage({ status: 503 }));
      }
    });
  };

  return (
    <div className={styles.providers}>
      <p className={styles.or}>or</p>
      {providers.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="button-quiet"
          disabled={pending}
          onClick={() => {
            signIn(id);
          }}
        >
          Continue with {name}
        </button>
      ))}
      {failure !== undefined && (
        <p className="alert" role="alert">
          {failure}
        </p>
      )}
    </div>
  );
}
