export interface Tools { readonly minikube: string; readonly kubectl: string; readonly helm: string }
