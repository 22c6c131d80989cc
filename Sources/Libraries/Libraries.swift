// A target must have a source file. What this one stands for is in Package.swift beside it: the
// modules of others, in one dynamic library. Import them by their own names.
