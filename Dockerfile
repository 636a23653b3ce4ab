# The dashboard and the command. Neo4j stands beside it: see docker-compose.yml.
FROM python:3.11-slim
# OCR, for scanned pages.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends tesseract-ocr tesseract-ocr-eng \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY pyproject.toml requirements.lock README.md LICENSE ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY ontology ontology
COPY ingest ingest
COPY graph graph
COPY dashboard dashboard
COPY minutegraph minutegraph
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --create-home minutegraph \
    && mkdir /workspace && chown minutegraph /workspace
USER minutegraph
ENV MINUTEGRAPH_WORKSPACE=/workspace
EXPOSE 8501
CMD ["minutegraph", "--help"]
