public import FerroValidation

/// What is wrong with an input, field by field; the argument parser's type of the same name stays in its module.
public typealias ValidationError = FerroValidation.ValidationError
