"""How to decide between job offers? From what the user says to what the screen shows.

The way of the data is one line:

    model, edits     what the user said, and what can be done to it
    beliefs          what the answers say: one model for each employer, compiled once
    analysis         expected values, weights, overall values, ranks
    findings         every result of an analysis, each computed when it is first read
    words, charts, files     sentences, figures and tables: they read the findings, compute nothing
    ui, terminal     the screen, and the command

Beside it: `engine` (the mathematics: arrays in, arrays out), `pay` (the sums of pay), `imports`
(what comes in) and `store` (where decisions are kept). What matters about a job stands in the
package `criteria`, as data. Imports point from the screen down to the model, and a contract keeps
it.
"""
