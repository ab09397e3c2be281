"""Loading the exercise library; what people do with resources."""
