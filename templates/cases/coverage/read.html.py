BBBBBBB BBBBBBBBBBB
BBBB BBBB BBBB
BBBBB BBBBB gettext(u'Who has been heard') X  BBBBBBBB
BBBBB BBBBBBBBBB _("Who has been heard") BBBBBBBB
BBBBB BBBBBBB
XXXX gettext(u'Who has been heard') XXXXX
XX XXXXXXXXXXXXXBB BBBBBBBBB ngettext(u'%(words)s of %(total)s perspectives lacks somebody.', u'%(words)s of %(total)s perspectives lack somebody.', count) 
  SSSSSSSSS SS SSSSSSSSS SSSSSSSSSSSS SSSSS SSSSSSSSS
  
  PPPPPPPPP PP PPPPPPPPP PPPPPPPPPPPP PPPP PPPPPPPPP
  BBBBBB BBBBBBBBBBBBB gettext(u'Nobody is lacking in any perspective.') BBBB gettext(u'Nobody is lacking in any perspective. Well done.') BBBBBBBBBB
  BB BBBBBBBBBBBBB ngettext(u'%(words)s perspective has voices, but is not marked as heard.', u'%(words)s perspectives have voices, but are not marked as heard.', count) 
  SSSSSSSSS SSSSSSSSSSS SSS SSSSSSS SSS SS SSS SSSSSS SS SSSSSS
  
  PPPPPPPPP PPPPPPPPPPPP PPPP PPPPPPP PPP PPP PPP PPPPPP PP PPPPPP
  BBBBB
  XXXX
BBBBBBBB
BBBBB BBBBBBB
XXXX XXXXXXXXXXXXXXX XXXXXXXXXXXXXXXXX
  BBBBBBB BBBBBBBBBBBBBBBBBBBBBBBBBBB
  XX XXXXXXXXXXXXXXXXXX XXXXXXBBB BBBBBBBBBBBBB BBBBBBBBXX gettext(u'To all sources') XXXX
    XX XXXXXXBBB BBBBBBBBBBBBBBBBBB BBBBBBBBXX gettext(u'To all stakeholders') XXXXXXXX
XXXXXX
BBBBBBBB
