"""Papers in processes of their own: drawn on two, merged on one."""
