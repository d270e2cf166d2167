/** Openers, list marks and courtesies that may stand before an order. */
export const LEAD =
  /^(?:[-*•·>;(]\s*|(?:\(?(?:\d{1,2}|[a-z])[.)]|please|also|next|now|then|instead|first|firstly|second|secondly|third|finally|lastly|and|but|so|or|just|maybe|perhaps|again|to start|for now|simply|always|at least|alternatively|otherwise|afterwards|kindly|definitely|either|however|therefore|in future|today|if possible|if so|if not|ok|okay|yes|no|well|almost|still|overall|do|better|step (?:one|two|\d)|next (?:time|draft|step)|for (?:the )?next (?:time|draft)|(?:in|for) (?:your|the) next [a-z]+|go ahead and|feel free to|remember to|try to|be sure to|make sure to|a tip|tip|one tip|one idea|one thing|one suggestion|one question|suggestion|your next step|next step|target|to do|todo|ebi|ww|action)[\s,:;]+){0,6}/;

/** After a verb that could be a noun: an order's object or adverb. "Reference your source", not "Reference list is". */
export const OBJECT =
  /^(?:[ ]+(?:a|an|the|this|that|these|those|your|my|our|its|their|his|her|it|them|him|us|me|one|two|three|four|five|each|every|all|any|some|both|another|more|less|fewer|only|out|up|down|off|over|back|on|at|to|in|into|with|through|around|about|for|from|by|away|again|here|there|how|why|what|where|which|when|whether|who|if|as|carefully|clearly|closely|further|ahead|before|after|between|against|together|now|no|not|hard|harder|once|twice|straight|along|near|quickly|slowly|just|units|quotations|quotes|evidence|examples|capital|capitals|verbs|words|sources|labels|numbers|[a-z]+ing|[a-z]+ly|stronger|\d+|¤|§)\b|\s+[a-z]+s\s+(?:to|from|in|on|at|with|and|for|so|before|after|by|through|again|carefully|more|\d)|\s+["¤§(\d]|[\s.!]*$|\s*,?\s+(?:and|or|then)\s)/;

/** Looks like an order at the head of a clause and is none: the word was the subject, or part of a name, or a cross-reference. */
export const NO_ORDER =
  /^(?:[a-z]+(?:['-]s\b|-|\s+(?:of|is|are|was|were|has|had|seems?|looks?|feels?|works?|shows?|makes|needs|could|should|would|can|may|might|must|will|did|does)\b|\s+[a-z]+\s+(?:is|are|was|were|has|had|needs?|looks?|seems?|works?)\b)|note (?:that|after)\b|see (?:also |more |for |my |the )*(?:eq|fig|tables?|sec|section|below|above|e\.g|i\.e|ex|http|§|detailed|comments?|refs?|appendix)|even\b|list of\b|test time\b|review (?:this|the paper)\b)/;

/** "They plan and show": a verb after these goes on telling, unless an order came before it. */
export const GOES_ON = /^(?:and|or|then|so|and then|so then)\s/;
export const TURNS_ON = /^but\s/;
/** Before "but", somebody of whom is told. */
export const TOLD_OF =
  /\b(?:they|we|i|he|she|it|authors?|who|which|this|people|characters?|students?|paper|study|work|experiments?|results?|analysis)\b/;
