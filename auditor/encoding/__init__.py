"""Paragraph → vector: the encoder and its tokenizer, the engines that run it, the cache of vectors."""
