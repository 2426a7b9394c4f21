"""Facts and debts, ready to be shown: one report a module, in plain values and sentences, without markup."""
