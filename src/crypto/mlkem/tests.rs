//! ML-KEM.
