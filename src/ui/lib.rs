//! What the person sees: pages and components that read state and dispatch commands.
