"""What `policygen check` finds: in the inputs, in how a policy would work, and in its dates."""
