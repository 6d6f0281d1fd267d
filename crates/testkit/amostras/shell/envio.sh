# arquivo.json deve conter os dados da CTe
curl -u "token obtido no cadastro da empresa:" \
  -X POST -T cte.json https://homologacao.focusnfe.com.br/v2/cte?ref=12345
