/// The façade.
public enum CharterKit {}
