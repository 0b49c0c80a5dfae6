import { forgettingArguments } from '../../lib/minikube/forget-profile';

describe('taking the profile out of the kubectl configuration', () => {
  const removals = [
    ['delete-context', 'minikube'],
    ['delete-cluster', 'minikube'],
    ['delete-user', 'minikube'],
  ];

  it('removes its three parts, and the choice of the context when it was the current one', () => {
    expect(forgettingArguments({ 'current-context': 'minikube' })).toEqual([
      ['unset', 'current-context'],
      ...removals,
    ]);
  });

  it("leaves the user's choice of another context alone", () => {
    expect(forgettingArguments({ 'current-context': 'production' })).toEqual(removals);
  });
});
