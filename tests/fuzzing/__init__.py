"""Programs that a fuzzer feeds: it watches which branches a text reaches, and bends those that reach new ones."""
