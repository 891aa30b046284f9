// A model's file needs identifiers, SQL values and a database beside the model itself: one import gives all of them.
@_exported public import FerroSQL
@_exported public import FerroSupport
